using LunaVideoAgent.Silo.Delivery;

namespace LunaVideoAgent.Silo.Tests.Delivery;

internal sealed class WebhookSignatureTests
{
    // The example of the specification's reference libraries.
    [Test]
    public void A_signature_is_what_the_specification_says()
    {
        var signature = WebhookSignature.Of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8);

        Assert.That(signature, Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    [Test]
    public void Any_text_can_be_a_secret()
    {
        var text = WebhookSignature.Of("whsec_no base64!", "id", 1, "{}"u8);
        var other = WebhookSignature.Of("another", "id", 1, "{}"u8);

        Assert.That(text, Does.StartWith("v1,").And.Not.EqualTo(other));
    }
}
