using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>The version, under a name that has a capital letter in the contract.</summary>
internal sealed record VersionResponse([property: JsonPropertyName("Version")] VersionNumbers Version);
