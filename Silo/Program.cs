using LunaVideoAgent.Silo.Demo;
using LunaVideoAgent.Silo.Hosting;
using LunaVideoAgent.Silo.Tracking;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    ["migrate", .. var rest] => await MigrateCommand.RunAsync(rest),
    ["track", .. var rest] => await TrackCommand.RunAsync(rest),
    ["serve", .. var rest] => await ServeCommand.RunAsync(rest),
    _ => await ServeCommand.RunAsync(args),
};
