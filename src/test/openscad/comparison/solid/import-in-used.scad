use <../parts/imported.scad>

imported();
