using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class QueryReaderTests
{
    private const string Name = "p";

    [Test]
    public void Ids_come_back_however_they_are_split_over_commas_and_repeats()
    {
        Prop.ForAll<Guid[], byte>((ids, split) =>
        {
            var texts = ids.Select(id => id.ToString()).ToArray();
            var first = ids.Length == 0 ? 0 : split % ids.Length;
            string[] parts = [string.Join(',', texts[..first]), string.Join(',', texts[first..])];
            string?[] values = [.. parts.Where(value => value.Length > 0)];

            var read = values.Length == 0 ? Read().Uuids(Name) : Read(values).Uuids(Name);

            return read.SequenceEqual(ids);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void An_integer_is_taken_exactly_if_it_is_within_its_bounds()
    {
        Prop.ForAll<int>(value =>
        {
            var text = value.ToString(CultureInfo.InvariantCulture);
            var isGood = value is >= 1 and <= 1000;

            return isGood ? Read(text).Integer(Name, 1, 1000) == value : IsRefused(() => Read(text).Integer(Name, 1, 1000));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Whatever_is_no_integer_is_refused()
    {
        Prop.ForAll<string>(text =>
            (text is not null && text.Length > 0 && text.All(char.IsAsciiDigit))
            || IsRefused(() => Read(text).Integer(Name, 0, int.MaxValue)))
            .QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_time_comes_back_in_whatever_zone_it_was_written()
    {
        Prop.ForAll<DateTime, sbyte>((moment, hours) =>
        {
            var ticks = Math.Clamp(moment.Ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
            var inRange = new DateTime(ticks, DateTimeKind.Utc);
            var time = new DateTimeOffset(inRange).ToOffset(TimeSpan.FromHours(hours % 14));
            var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);

            return Read(text).Time(Name) == time;
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("2018-08-11T09:11:41Z", "2018-08-11T09:11:41")]
    [TestCase("2018-08-11t09:11:41.5z", "2018-08-11T09:11:41.5")]
    [TestCase("2018-08-11 09:11:41", "2018-08-11T09:11:41")]
    [TestCase("2018-08-11T09:11:41.123456789Z", "2018-08-11T09:11:41.1234568")]
    [TestCase("2018-08-11T09:11:41-03:30", "2018-08-11T12:41:41")]
    public void A_time_without_an_offset_is_UTC(string text, string utc)
    {
        var expected = new DateTimeOffset(DateTime.Parse(utc, CultureInfo.InvariantCulture), TimeSpan.Zero);

        Assert.That(Read(text).Time(Name), Is.EqualTo(expected));
    }

    [TestCase("2018-08-11")]
    [TestCase("2018-08-11T09:11")]
    [TestCase("2018-13-11T09:11:41Z")]
    [TestCase("2018-08-11T25:11:41Z")]
    [TestCase("2018-08-11T09:11:41+99:00")]
    [TestCase("2018-08-11T09:11:41 03:00")]
    [TestCase("0001-01-01T00:00:00+05:00")]
    [TestCase("11.08.2018 09:11:41")]
    [TestCase("yesterday")]
    public void What_is_no_time_is_refused(string text)
    {
        Assert.That(IsRefused(() => Read(text).Time(Name)), Is.True);
    }

    [Test]
    public void Nothing_is_empty_and_nothing_but_lists_is_repeated()
    {
        Assert.Multiple(() =>
        {
            Assert.That(IsRefused(() => Read("").Text(Name)), Is.True);
            Assert.That(IsRefused(() => Read("").List(Name)), Is.True);
            Assert.That(IsRefused(() => Read("a,,b").List(Name)), Is.True);
            Assert.That(IsRefused(() => Read("a,").List(Name)), Is.True);
            Assert.That(IsRefused(() => Read("a", "b").Text(Name)), Is.True);
            Assert.That(IsRefused(() => Read("a\0").Text(Name)), Is.True);
            Assert.That(IsRefused(() => Read(string.Join(',', Enumerable.Repeat("a", 1001))).List(Name)), Is.True);
        });
    }

    private static QueryReader Read(params string?[] values) =>
        new(new QueryCollection(values.Length == 0 ? [] : new Dictionary<string, StringValues> { [Name] = new(values) }));

    private static bool IsRefused(Func<object?> read)
    {
        try
        {
            read();
            return false;
        }
        catch (AgentException refusal)
        {
            return refusal.Error.Code == AgentErrorCodes.BadQuery;
        }
    }
}
