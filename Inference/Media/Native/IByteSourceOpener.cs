namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Opens what a container or playlist refers to, after checking that it may be opened.</summary>
internal interface IByteSourceOpener
{
    /// <summary>Opens a URL; throws a <see cref="MediaException"/> or an <see cref="OperationCanceledException"/>.</summary>
    IByteSource Open(ByteSourceRequest request);
}
