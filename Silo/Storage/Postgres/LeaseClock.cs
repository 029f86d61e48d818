namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Which clock decides whether a lease is over.</summary>
internal enum LeaseClock
{
    /// <summary>The server's: a silo whose clock is fast must not take what others hold.</summary>
    Server,

    /// <summary>The caller's, for tests that let time pass.</summary>
    Caller,
}
