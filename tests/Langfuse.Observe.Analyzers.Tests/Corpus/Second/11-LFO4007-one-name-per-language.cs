// Planted: LFO4007
using Langfuse.Observe;
namespace Support;

public sealed class Translations(LangfuseClient langfuse)
{
    public void Judge(string traceId, System.Globalization.CultureInfo culture, double value)
    {
        var name = string.Concat("fluency-", culture.Name);
        langfuse.Score(name, value, traceId: traceId);
    }
}
