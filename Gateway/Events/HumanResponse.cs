using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>One person of a live frame; an extension of the contract, which has room for one person a frame.</summary>
internal sealed record HumanResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? TrackId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Face,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Body)
{
    public static HumanResponse From(HumanEstimation human) =>
        new(human.TrackId, FaceJson.Of(human.Face), FaceJson.OfBody(human.Body));
}
