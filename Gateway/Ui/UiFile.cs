namespace LunaVideoAgent.Gateway.Ui;

/// <summary>One file of the user interface.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Gzip">The same, compressed.</param>
/// <param name="ETag">Changes with its bytes.</param>
internal sealed record UiFile(string ContentType, byte[] Content, byte[] Gzip, string ETag);
