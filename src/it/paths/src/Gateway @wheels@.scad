include <Teile/Vorder-Räder.scad>
