/** The screens behind the first page. They come as one part, fetched while the first page is read, so that going on
 * from there waits for nothing. */

import "../styles/setup.css";
import "../styles/room.css";
import "../styles/room-dock.css";
import "../styles/report.css";
import "../styles/progress.css";
import "../styles/print.css";

export { Progress } from "./progress";
export { ReportView } from "./report";
export { RoomView } from "./room";
export { Setup } from "./setup";
export { SharedView } from "./shared";
