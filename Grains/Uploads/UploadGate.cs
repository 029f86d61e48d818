using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>Bounds the uploads that this silo takes at once.</summary>
internal sealed class UploadGate(IOptions<UploadOptions> options) : PlaceGate(options.Value.MaxInFlight);
