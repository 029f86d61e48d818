using LunaVideoAgent.Gateway.Docs;

namespace LunaVideoAgent.Gateway.Tests.Docs;

internal sealed class ManualTests
{
    [Test]
    public void The_index_names_every_page_in_reading_order()
    {
        var index = Manual.Pages["index"];
        var places = Manual.Pages.Keys.Where(name => name != "index").Order(StringComparer.Ordinal)
            .Select(name => index.IndexOf($"href=\"{name}.html\"", StringComparison.Ordinal));

        Assert.That(places, Is.Ordered.And.All.Positive);
    }

    [Test]
    public void A_page_is_HTML_with_its_title_and_tables()
    {
        var page = Manual.Pages["02-streams"];

        Assert.That(page, Does.Contain("<title>Streams</title>").And.Contain("<table>").And.Contain("<h1"));
    }

    [Test]
    public void Remarks_of_its_keepers_are_not_shown()
    {
        Assert.That(Manual.Pages.Values, Has.None.Contains("not run:"));
    }

    [Test]
    public void A_link_leads_to_what_is_served_or_nowhere()
    {
        Assert.That(Manual.Pages.Values, Has.None.Contains(".md\"").And.None.Contains("href=\"../"));
    }
}
