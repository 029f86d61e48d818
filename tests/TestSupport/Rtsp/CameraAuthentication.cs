namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>How a fake camera asks for credentials.</summary>
public enum CameraAuthentication
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>RFC 7617.</summary>
    Basic,

    /// <summary>RFC 2069, as most cameras still do.</summary>
    Digest,
}
