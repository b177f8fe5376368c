import rooms from "./rooms";

rooms.listen(3001);
