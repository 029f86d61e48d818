using LunaVideoAgent.Grains.Abstractions.Settings;

namespace LunaVideoAgent.Gateway.Config;

/// <summary>Tells whoever moves from the original service which of their settings set nothing here.</summary>
public static partial class UnusedSettingNotice
{
    /// <summary>Writes a warning for each.</summary>
    public static WebApplication WarnOfUnusedSettings(this WebApplication app)
    {
        foreach (var (name, instead) in UnusedServiceSettings.Find(app.Configuration))
        {
            Log.Unused(app.Logger, name, instead);
        }

        return app;
    }
}
