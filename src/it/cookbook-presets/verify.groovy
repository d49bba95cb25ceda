// The presets of the cookbook: a file for each set and part, as large as the set says.
assert new File(basedir, 'build.log').text.contains('Rendered 4 of 4 files')

def outputs = new File(basedir, 'target/scad/outputs')
assert outputs.list().sort() == ['cards-box.stl', 'cards-lid.stl', 'coins-box.stl', 'coins-lid.stl']

def points = { name ->
    (new File(outputs, name).text =~ /vertex (\S+) (\S+) (\S+)/).collect { it.drop(1)*.toDouble() } as Set
}
def size = { name -> points(name).toList().transpose().collect { it.max() - it.min() } }
def isNear = { given, wanted -> [given, wanted].transpose().every { a, b -> Math.abs(a - b) < 1e-4 } }

// Inside as the set says, with the set's walls around; a lid is as high as two of them.
assert isNear(size('cards-box.stl'), [64 + 4, 92 + 4, 25 + 2])
assert isNear(size('cards-lid.stl'), [64 + 4, 92 + 4, 4])
assert isNear(size('coins-box.stl'), [25 + 2.4, 25 + 2.4, 50 + 1.2])
assert isNear(size('coins-lid.stl'), [25 + 2.4, 25 + 2.4, 2.4])

// Rounded with the quality of the model, or not at all: corners of the bottom.
def corners = { name -> points(name).findAll { it[2] == 0 }.collect { it.take(2) }.unique().size() }
assert corners('coins-lid.stl') == 24 + 4
assert corners('cards-lid.stl') == 4
