using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>The words of the contract for our enumerations.</summary>
internal static class ContractWords
{
    public static WordConverter<StreamSourceType> SourceTypes { get; } =
        new(("stream", StreamSourceType.Stream), ("videofile", StreamSourceType.VideoFile));

    // The published notes spell the second one both ways.
    public static WordConverter<OrientationStrategy> Orientations { get; } = new(
        ("static", OrientationStrategy.Static),
        ("video_info", OrientationStrategy.VideoInfo),
        ("videoinfo", OrientationStrategy.VideoInfo));

    public static WordConverter<TimestampSource> TimestampSources { get; } = new(
        ("auto", TimestampSource.Auto),
        ("pts", TimestampSource.Pts),
        ("dts", TimestampSource.Dts),
        ("server", TimestampSource.Server),
        ("frame_rate", TimestampSource.FrameRate));

    public static WordConverter<FrameRateUnit> RateUnits { get; } =
        new(("frame", FrameRateUnit.Frame), ("second", FrameRateUnit.Second));

    public static WordConverter<CoordinateMode> CoordinateModes { get; } =
        new(("abs", CoordinateMode.Absolute), ("percent", CoordinateMode.Percent));

    public static WordConverter<RegionForm> RegionForms { get; } =
        new(("common", RegionForm.Common), ("wkt", RegionForm.Wkt));

    public static WordConverter<EventTrigger> Triggers { get; } =
        new(("start", EventTrigger.Start), ("end", EventTrigger.End), ("period", EventTrigger.Period));

    public static WordConverter<ImageFormat> ImageFormats { get; } =
        new(("PNG", ImageFormat.Png), ("JPEG", ImageFormat.Jpeg));

    public static WordConverter<CallbackKind> CallbackKinds { get; } = new(
        ("http", CallbackKind.Http),
        ("luna-ws-notification", CallbackKind.WebSocket),
        ("luna-event", CallbackKind.EventStore),
        ("luna-kafka", CallbackKind.Kafka),
        ("kafka", CallbackKind.Kafka),
        ("mqtt", CallbackKind.Mqtt));

    public static WordConverter<HumanDetector> HumanDetectors { get; } =
        new(("face", HumanDetector.Face), ("body", HumanDetector.Body), ("face_body", HumanDetector.FaceBody));

    public static WordConverter<HandlerSource> HandlerSources { get; } =
        new(("raw_images", HandlerSource.RawImages), ("samples", HandlerSource.Samples));

    public static WordConverter<ConditionOperator> ConditionOperators { get; } = new(
        ("eq", ConditionOperator.Equal),
        ("ne", ConditionOperator.NotEqual),
        ("gt", ConditionOperator.Greater),
        ("gte", ConditionOperator.GreaterOrEqual),
        ("lt", ConditionOperator.Less),
        ("lte", ConditionOperator.LessOrEqual));

    public static WordConverter<DeliveryStatus> DeliveryStatuses { get; } = new(
        ("pending", DeliveryStatus.Pending),
        ("aside", DeliveryStatus.Aside),
        ("dead", DeliveryStatus.Dead));

    public static WordConverter<ObjectAnchor> Anchors { get; } = new(("foot", ObjectAnchor.Foot), ("center", ObjectAnchor.Center));

    public static WordConverter<LineDirection> Directions { get; } =
        new(("both", LineDirection.Both), ("forward", LineDirection.Forward), ("backward", LineDirection.Backward));

    public static WordConverter<TimeFilterKind> TimeFilters { get; } =
        new(("median", TimeFilterKind.Median), ("min", TimeFilterKind.Min));

    public static WordConverter<EventStatus> EventStatuses { get; } = new(
        ("started", EventStatus.Started),
        ("in_progress", EventStatus.InProgress),
        ("ended", EventStatus.Ended));

    public static WordConverter<AutorestartStatus> AutorestartStatuses { get; } = new(
        ("disabled", AutorestartStatus.Disabled),
        ("enabled", AutorestartStatus.Enabled),
        ("in_progress", AutorestartStatus.InProgress),
        ("failed", AutorestartStatus.Failed),
        ("denied", AutorestartStatus.Denied));

    public static WordConverter<StreamStatus> StreamStatuses { get; } = new(
        ("pending", StreamStatus.Pending),
        ("in_progress", StreamStatus.InProgress),
        ("done", StreamStatus.Done),
        ("restart", StreamStatus.Restart),
        ("failure", StreamStatus.Failure),
        ("stop", StreamStatus.Stop),
        ("handler_lost", StreamStatus.HandlerLost),
        ("unknown", StreamStatus.Unknown),
        ("paused", StreamStatus.Paused));
}
