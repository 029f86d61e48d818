using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Images;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Images;

internal sealed class ImageEndpointsTests
{
    private static readonly Guid ImageId = Guid.Parse("0198c0de-0000-7000-8000-0000000000a1");

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase(ImageFormat.Png, "image/png")]
    [TestCase(ImageFormat.Jpeg, "image/jpeg")]
    public async Task A_picture_is_answered_with_its_type_and_scale(ImageFormat format, string mediaType)
    {
        _api.Images.FindAsync(ImageId, drawRectangles: false, Arg.Any<CancellationToken>())
            .Returns(new StoredImage(format, [1, 2, 3], Scale: 0.3125, Rectangles: []));

        var response = await _api.GetAsync($"/2/images/{ImageId}");

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(mediaType));
        Assert.That(response.Headers.GetValues("X-Luna-Image-Rescale"), Is.EqualTo(["0.3125"]));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Boxes_are_drawn_for_those_who_ask()
    {
        _api.Images.FindAsync(ImageId, drawRectangles: true, Arg.Any<CancellationToken>())
            .Returns(new StoredImage(ImageFormat.Png, [9], Scale: 1, Rectangles: []));

        var response = await _api.GetAsync($"/2/images/{ImageId}?overlay=boxes");

        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(new byte[] { 9 }));
    }

    [TestCase("0198c0de-0000-7000-8000-0000000000ff", 404, AgentErrorCodes.PageNotFound)]
    [TestCase("picture", 400, AgentErrorCodes.BadQuery)]
    [TestCase("0198c0de-0000-7000-8000-0000000000a1?overlay=faces", 400, AgentErrorCodes.BadQuery)]
    public async Task What_is_no_picture_is_refused(string image, int status, int code)
    {
        var refusal = await _api.GetAsync($"/2/images/{image}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((status, code)));
    }
}
