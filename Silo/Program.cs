using LunaVideoAgent.Silo.Demo;
using LunaVideoAgent.Silo.Hosting;
using LunaVideoAgent.Silo.Tracking;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    ["track", .. var rest] => await TrackCommand.RunAsync(rest),
    ["help", ..] => await HelpCommand.RunAsync(),
    _ when HelpCommand.IsAskedFor(args) => await HelpCommand.RunAsync(),
    ["migrate", .. var rest] => await MigrateCommand.RunAsync(rest),
    ["serve", .. var rest] => await ServeCommand.RunAsync(rest),
    _ => await ServeCommand.RunAsync(args),
};
