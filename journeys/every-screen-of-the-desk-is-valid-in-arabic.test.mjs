// One screen of the desk of every kind and state, as whoever works in Arabic sees it.
import { deskScreens } from "./lib.mjs";

deskScreens("ar");
