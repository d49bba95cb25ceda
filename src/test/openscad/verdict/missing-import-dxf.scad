square(10);
import("not-there.dxf");
