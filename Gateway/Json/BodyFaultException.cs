using System.Text.Json;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A value that a converter of ours refuses, in words for the client; the serializer adds the place.</summary>
internal sealed class BodyFaultException(string message) : JsonException(message);
