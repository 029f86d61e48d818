using LunaVideoAgent.Silo.Demo;
using LunaVideoAgent.Silo.Hosting;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    ["migrate", .. var rest] => await MigrateCommand.RunAsync(rest),
    ["serve", .. var rest] => await ServeCommand.RunAsync(rest),
    _ => await ServeCommand.RunAsync(args),
};
