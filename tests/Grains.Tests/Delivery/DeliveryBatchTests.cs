using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class DeliveryBatchTests
{
    private static readonly DeliveryOptions Options = new() { OrderedAttempts = 3 };

    [Test]
    public void What_arrives_is_delivered_and_ends_the_row_of_failures()
    {
        var batch = New(failures: 5);

        batch.Note(SampleCallback.Message(7), DeliveryOutcome.Delivered);

        var report = batch.ToReport();
        Assert.That(batch.MayGoOn);
        Assert.That((report.Delivered, report.Failures, report.Pause), Is.EqualTo((new long[] { 7 }, 0, (TimeSpan?)null)));
    }

    [Test]
    public void The_first_message_that_fails_keeps_the_ones_behind_it_waiting()
    {
        var batch = New(failures: 1);

        batch.Note(SampleCallback.Message(7), DeliveryOutcome.Failed("answered 500"));

        var report = batch.ToReport();
        Assert.That(batch.MayGoOn, Is.False);
        var failed = report.Failed.Single();
        Assert.That((failed.Status, failed.Error), Is.EqualTo((DeliveryStatus.Pending, "answered 500")));
        Assert.That(report.Failures, Is.EqualTo(2));
        Assert.That(report.Pause!.Value.TotalSeconds, Is.EqualTo(5).Within(1));
    }

    [Test]
    public void A_message_that_failed_often_steps_aside()
    {
        var batch = New();

        batch.Note(SampleCallback.Message(7, attempts: 2), DeliveryOutcome.Failed("answered 400"));

        Assert.That(batch.ToReport().Failed.Single().Status, Is.EqualTo(DeliveryStatus.Aside));
    }

    [Test]
    public void A_message_aside_that_fails_again_keeps_nobody_waiting()
    {
        var batch = New();

        batch.Note(SampleCallback.Message(7, attempts: 5, DeliveryStatus.Aside), DeliveryOutcome.Failed("answered 400"));

        Assert.That(batch.MayGoOn);
        Assert.That(batch.ToReport().Failed.Single().Delay.TotalHours, Is.EqualTo(2).Within(0.4));
    }

    [Test]
    public void A_message_is_given_up_after_its_last_attempt_or_when_it_is_too_old()
    {
        var late = New(SampleCallback.Time + Options.GiveUpAfter);
        var often = New();

        late.Note(SampleCallback.Message(1), DeliveryOutcome.Failed("no"));
        often.Note(SampleCallback.Message(2, RetrySchedule.MaxAttempts - 1), DeliveryOutcome.Failed("no"));

        Assert.That(late.ToReport().Failed.Single().Status, Is.EqualTo(DeliveryStatus.Dead));
        Assert.That(often.ToReport().Failed.Single().Status, Is.EqualTo(DeliveryStatus.Dead));
    }

    [Test]
    public void A_receiver_that_is_gone_gets_nothing_more()
    {
        var batch = New();

        batch.Note(SampleCallback.Message(7), DeliveryOutcome.Gone("answered 410 Gone"));

        Assert.That(batch.MayGoOn, Is.False);
        Assert.That(batch.ToReport().DisableReason, Is.EqualTo("answered 410 Gone"));
    }

    private static DeliveryBatch New(DateTimeOffset? now = null, int failures = 0) =>
        new(SampleCallback.Claim(failures), Options, now ?? SampleCallback.Time, new Random(1));
}
