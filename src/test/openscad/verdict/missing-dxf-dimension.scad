cube(10);
cube(dxf_dim(file = "not-there.dxf", name = "width"));
