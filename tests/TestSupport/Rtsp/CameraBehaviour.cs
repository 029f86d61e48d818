namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>What a fake camera does with its clients.</summary>
public enum CameraBehaviour
{
    /// <summary>It plays.</summary>
    Plays,

    /// <summary>It accepts connections and answers nothing.</summary>
    NeverAnswers,

    /// <summary>It answers everything and sends no picture after PLAY.</summary>
    SilentAfterPlay,

    /// <summary>It answers DESCRIBE with 404.</summary>
    NotFound,

    /// <summary>It answers DESCRIBE with 302 and another address.</summary>
    Redirects,
}
