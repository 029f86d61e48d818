using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.Agent;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Delivery;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Live;
using LunaVideoAgent.Gateway.Plugins;
using LunaVideoAgent.Gateway.Service;
using LunaVideoAgent.Gateway.Sources;
using LunaVideoAgent.Gateway.Streams;
using LunaVideoAgent.Gateway.Tasks;
using LunaVideoAgent.Gateway.Uploads;
using LunaVideoAgent.Gateway.VideoSdk;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>What is read and written as JSON here.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(CheckSourceRequest))]
[JsonSerializable(typeof(SourceCheckResponse))]
[JsonSerializable(typeof(CreateStreamRequest))]
[JsonSerializable(typeof(PeopleCountStreamBody))]
[JsonSerializable(typeof(HumanTrackingStreamBody))]
[JsonSerializable(typeof(LineCrossingStreamBody))]
[JsonSerializable(typeof(ZoneStreamBody))]
[JsonSerializable(typeof(DetectionStreamBody))]
[JsonSerializable(typeof(List<List<ImagePoint>>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(StreamCreatedResponse))]
[JsonSerializable(typeof(StreamResponse))]
[JsonSerializable(typeof(StreamListResponse))]
[JsonSerializable(typeof(StreamCountResponse))]
[JsonSerializable(typeof(StreamPatchedResponse))]
[JsonSerializable(typeof(StreamLogListResponse))]
[JsonSerializable(typeof(StreamLogsDeletedResponse))]
[JsonSerializable(typeof(VideoSdkRequest))]
[JsonSerializable(typeof(VideoAnalyticName))]
[JsonSerializable(typeof(VideoPeopleCountBody))]
[JsonSerializable(typeof(VideoHumanTrackingBody))]
[JsonSerializable(typeof(VideoLineCrossingBody))]
[JsonSerializable(typeof(VideoZoneBody))]
[JsonSerializable(typeof(VideoDetectionBody))]
[JsonSerializable(typeof(VideoSdkResponse))]
[JsonSerializable(typeof(VideoTaskCreatedResponse))]
[JsonSerializable(typeof(VideoTaskResponse))]
[JsonSerializable(typeof(VideoTaskListResponse))]
[JsonSerializable(typeof(UploadedVideoResponse))]
[JsonSerializable(typeof(UploadListResponse))]
[JsonSerializable(typeof(DeliveryListResponse))]
[JsonSerializable(typeof(DeliveriesReplayedResponse))]
[JsonSerializable(typeof(DeliveriesDeletedResponse))]
[JsonSerializable(typeof(AgentInfoResponse))]
[JsonSerializable(typeof(AgentListResponse))]
[JsonSerializable(typeof(VersionResponse))]
[JsonSerializable(typeof(PluginListResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(StreamStatisticsListResponse))]
[JsonSerializable(typeof(LiveFrameResponse))]
[JsonSerializable(typeof(LiveStatusResponse))]
[JsonSerializable(typeof(EventListResponse))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class GatewayJsonContext : JsonSerializerContext;
