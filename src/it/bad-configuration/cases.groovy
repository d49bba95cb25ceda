// What is wrong, by the name of the module that has it. Each module has a render_config.yaml or
// POM elements, or both. `says` is the whole message, or a pattern;
// `at` is its beginning, if the rest is the machine's.
def model = 'models: [{module: wheel}]\n'
def models = '<models><model><module>wheel</module></model></models>'
def here = basedir.canonicalPath
def nowhere = new File(basedir, 'programs/gone').canonicalPath
def text = new File(basedir, 'programs/text.txt').canonicalPath
def other = new File(basedir, 'programs/other').canonicalPath

return [
    'good': [yaml: model],
    'no-models': [yaml: 'quality: 8\n', at: 'render_config.yaml:1:1: models: there is none;'],
    'empty-list': [yaml: 'models: []\n', at: 'render_config.yaml:1:9: models: the list is empty;'],
    'empty-yaml': [yaml: '', says: ~/render_config.yaml:1:1: .*the file is empty; .*models?.*/],
    'comment-yaml': [yaml: '# soon\n', says: ~/render_config.yaml:1:1: .*the file is empty; .*models?.*/],
    'syntax-error': [yaml: 'threads: 2\nmodels: [\n', says: ~/render_config.yaml:\d+:\d+: this is not YAML: .+/],
    'unknown-key': [
        yaml: 'quality: 8\nmodles: []\n',
        says: 'render_config.yaml:2:1: modles: there is no such key; did you mean models?'],
    'unknown-model-key': [
        yaml: 'models:\n  - modle: wheel\n',
        says: 'render_config.yaml:2:5: modle: there is no such key; did you mean module?'],
    'threads-0': [
        yaml: 'threads: 0\n' + model,
        at: 'render_config.yaml:1:10: threads: "0" is neither a number of renders from 1 up'],
    'threads-many': [
        yaml: 'threads: many\n' + model,
        at: 'render_config.yaml:1:10: threads: "many" is neither a number of renders from 1 up'],
    'quality': [
        yaml: model + 'quality: -3\n',
        says: 'render_config.yaml:2:10: quality: "-3" is not a whole number from 0 up, such as 96'],
    'suffix': [
        yaml: 'models:\n  - module: wheel\n    suffix: slt\n',
        says: 'render_config.yaml:3:13: suffix: OpenSCAD exports no "slt"; did you mean stl?'],
    'module-name': [
        yaml: 'models:\n  - module: "wheel(); cube"\n',
        at: 'render_config.yaml:2:13: module: "wheel(); cube" is not the name of an OpenSCAD module'],
    'path-as-name': [
        yaml: 'models:\n  - {module: wheel, name: ../wheel}\n',
        at: 'render_config.yaml:2:27: name: "../wheel" can\'t be a file name'],
    'no-gateway': [
        yaml: model, gateway: false,
        at: "render_config.yaml:1:10: scad_file: the gateway file $here/no-gateway/renderer.scad does not exist;"],
    'gateway': [
        yaml: 'scad_file: gone.scad\n' + model,
        at: 'render_config.yaml:1:12: scad_file: the file '],
    'one-output': [
        yaml: 'models:\n  - module: wheel\n  - {file: renderer.scad, name: Wheel}\n',
        at: 'render_config.yaml:3:5: name: model Wheel writes Wheel.stl, and so does model wheel at render_config.yaml:2:5'],
    'pom-parameter': [
        pom: '<treads>2</treads>' + models,
        says: 'pom.xml: the plugin has no parameter <treads>; did you mean threads?'],
    'pom-model': [
        pom: '<models><model><modul>wheel</modul></model></models>',
        says: 'pom.xml: <model> 1: modul: there is no such key; did you mean module?'],
    'pom-value': [
        pom: '<threads>none</threads>' + models,
        at: 'pom.xml: threads: "none" is neither a number of renders from 1 up'],
    'pom-id': [
        pom: models, id: 'outputs',
        says: 'pom.xml: the execution\'s id names its folder in target/scad, but "outputs" is the name of ' +
            'something that executions without an id keep there; choose another id'],

    // No fault of the project: an error, not a failure.
    'no-openscad': [
        yaml: model, pom: "<openscadPath>$nowhere</openscadPath>", machine: true,
        at: "openscadPath: $nowhere does not exist. Install one"],
    'not-on-path': [
        yaml: 'openscad_path: open-scad-dalli\n' + model, pom: '<openscadPath>open-scad-dalli</openscadPath>',
        machine: true, at: 'openscadPath: there is no program open-scad-dalli on PATH. Install one'],
    'not-executable': [
        yaml: model, pom: "<openscadPath>$text</openscadPath>", machine: true,
        says: "openscadPath: $text is not executable. Make it so: chmod +x $text"],
    'folder': [
        yaml: model, pom: "<openscadPath>$here</openscadPath>", machine: true,
        says: "openscadPath: $here is a folder; name the program in it."],
    'not-openscad': [
        yaml: model, pom: "<openscadPath>$other</openscadPath>", machine: true,
        at: "$other is not OpenSCAD: asked for its --version it printed \"SomethingElse 3.1\" instead of"],
]
