export default () => "a page of the library's own demo, without a config";
