cube(10);
import("not-there.amf");
