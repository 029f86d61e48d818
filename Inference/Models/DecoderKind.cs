using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Known ways from the outputs of a detector to boxes.</summary>
public enum DecoderKind
{
    /// <summary>NanoDet: scores of classes and distributions of the four distances, for each cell of each stride.</summary>
    [JsonStringEnumMemberName("nanodet")]
    NanoDet,

    /// <summary>UltraFace: scores and offsets to prior boxes, as SSD has them.</summary>
    [JsonStringEnumMemberName("ultraface")]
    UltraFace,

    /// <summary>YOLOv5 and v7: a row a box with centre, size, how sure there is an object at all, and scores of classes.</summary>
    [JsonStringEnumMemberName("yolov5")]
    YoloV5,

    /// <summary>YOLOv8, v9 and v11: a column a box with centre, size and scores of classes.</summary>
    [JsonStringEnumMemberName("yolov8")]
    YoloV8,

    /// <summary>YOLOv10: a row a box with its corners, its score and its class; nothing is left to suppress.</summary>
    [JsonStringEnumMemberName("yolov10")]
    YoloV10,

    /// <summary>YOLOX: as YOLOv5, with centre and size relative to the cell of a grid.</summary>
    [JsonStringEnumMemberName("yolox")]
    YoloX,

    /// <summary>SSD: scores of the background and of classes, and offsets to prior boxes of any shape.</summary>
    [JsonStringEnumMemberName("ssd")]
    Ssd,

    /// <summary>DETR: for each query scores of classes and of nothing, and a box; nothing is left to suppress.</summary>
    [JsonStringEnumMemberName("detr")]
    Detr,

    /// <summary>RT-DETR: for each query scores of classes, and a box; nothing is left to suppress.</summary>
    [JsonStringEnumMemberName("rtdetr")]
    RtDetr,
}
