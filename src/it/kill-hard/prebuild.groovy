// What a copy to another disk leaves when it is killed: no machine ran under this number in 1970.
def outputs = new File(basedir, 'target/scad/outputs')
outputs.mkdirs()
new File(outputs, '.scad-999999999-1-abc.wheel.stl.tmp').text = 'half a wheel'
return true
