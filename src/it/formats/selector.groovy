return evaluate(new File(its, 'needs-openscad.groovy'))
