namespace LunaVideoAgent.Silo.Demo;

/// <summary>The stream of the demo, as a client would post it.</summary>
internal static class DemoStream
{
    /// <summary>The body of <c>POST /2/streams</c>: the clip as a camera, two results a second, an event every five.</summary>
    public static object Body(string clip) => new
    {
        name = "demo",
        data = new { reference = clip, type = "stream" },
        analytics = new[]
        {
            new
            {
                analytic_name = "people_count",
                parameters = new
                {
                    targets = new[] { "coordinates", "overview" },
                    parameters = new
                    {
                        people_count_threshold = 2,
                        probe_count = 2,
                        rate = new { period = 0.5, unit = "second" },
                        event_policy = new { trigger = "period", interval = 5 },
                        image_retain_policy = new { mimetype = "JPEG", quality = 0.9, max_size = 768, ttl = 1 },
                    },
                },
            },
        },
    };
}
