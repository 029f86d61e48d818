using System.Text;
using NetTopologySuite.IO;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Well-known text of geometries (OGC 06-103r4), as far as regions need it.</summary>
internal static class WellKnownText
{
    /// <summary>Whether a text is a polygon, or several, with something inside.</summary>
    public static bool IsArea(string text)
    {
        // Only these two: the reader follows nested collections by recursion, without a bound.
        var start = text.AsSpan().TrimStart();
        var isArea = start.StartsWith("POLYGON", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("MULTIPOLYGON", StringComparison.OrdinalIgnoreCase);

        // The reader's table of characters ends with ASCII.
        if (!isArea || !Ascii.IsValid(text))
        {
            return false;
        }

        try
        {
            return !new WKTReader { IsStrict = true }.Read(text).IsEmpty;
        }
        catch (ParseException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // A ring that does not close, or has too few points.
            return false;
        }
    }
}
