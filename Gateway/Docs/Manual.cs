using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LunaVideoAgent.Gateway.Docs;

/// <summary>The development manual: the pages of <c>docs</c>, which are a part of this assembly, as HTML.</summary>
internal static partial class Manual
{
    private const string Prefix = "manual/";

    // Before the pages, which need it.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .DisableHtml()
        .Build();

    private static readonly Lazy<FrozenDictionary<string, string>> LazyPages = new(Render);

    /// <summary>Pages by their names: <c>index</c>, <c>01-architecture</c>, …</summary>
    public static IReadOnlyDictionary<string, string> Pages => LazyPages.Value;

    private static FrozenDictionary<string, string> Render()
    {
        var sources = typeof(Manual).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[Prefix.Length..], Read);
        var pages = sources.ToDictionary(page => page.Key, page => Frame(TitleOf(page.Value), ToHtml(page.Value, sources)));
        var list = string.Concat(sources.Select(page => $"<li><a href=\"{page.Key}.html\">{Encode(TitleOf(page.Value))}</a></li>\n"));

        pages["index"] = Frame(
            "Development manual",
            $"<h1>Development manual</h1>\n<ol>\n{list}</ol>\n<p>The API: <a href=\"/docs/spec\">/docs/spec</a></p>\n");
        return pages.ToFrozenDictionary();
    }

    private static string ToHtml(string markdown, Dictionary<string, string> pages)
    {
        var document = Markdown.Parse(markdown, Pipeline);

        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            link.Url = Resolve(link.Url ?? "", pages);

            if (link.Url.Length == 0)
            {
                // What is not served is named, and leads nowhere.
                link.ReplaceBy(new LiteralInline(string.Concat(link.Descendants<LiteralInline>().Select(text => text.ToString()))));
            }
        }

        return document.ToHtml(Pipeline);
    }

    private static string Resolve(string url, Dictionary<string, string> pages)
    {
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith('#'))
        {
            return url;
        }

        if (url == "api/openapi.yaml")
        {
            return "/docs/spec";
        }

        var page = PageLink().Match(url);
        var name = page.Groups["name"].Value;
        return page.Success && pages.ContainsKey(name) ? $"{name}.html{page.Groups["anchor"].Value}" : "";
    }

    private static string TitleOf(string markdown) => markdown.TrimStart('#', ' ').Split('\n')[0];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Manual).Assembly.GetManifestResourceStream(resource)!);
        return Remark().Replace(reader.ReadToEnd(), "");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Frame(string title, string body) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Encode(title)}}</title>
        <style>
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #8888; padding: .25rem .5rem; text-align: left; vertical-align: top; }
        code { font-family: ui-monospace, monospace; } pre { overflow: auto; padding: .75rem; background: #8881; }
        :root { color-scheme: light dark; }
        </style>
        </head>
        <body>
        <nav><a href="index.html">Development manual</a></nav>
        {{body}}</body>
        </html>

        """;

    // Remarks of who keeps the pages; HTML is not let through, so they would be shown.
    [GeneratedRegex(@"^<!--.*?-->\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\A(?<name>[0-9a-z-]+)\.md(?<anchor>#.*)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageLink();
}
