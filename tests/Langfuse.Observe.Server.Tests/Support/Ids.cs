using System.Globalization;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>Ids of the right form that are easy to tell apart.</summary>
internal static class Ids
{
    public static string Trace(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public static string Span(int number) => number.ToString("x16", CultureInfo.InvariantCulture);
}
