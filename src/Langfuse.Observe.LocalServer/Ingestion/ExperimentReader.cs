using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Keeps the <c>langfuse.experiment.*</c> attributes of a span, which link it to an experiment run.</summary>
internal static class ExperimentReader
{
    private const string Prefix = "langfuse.experiment.";

    public static string? Of(OtlpAttributes attributes)
    {
        if (!attributes.Has(Prefix + "id"))
        {
            return null;
        }

        return JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in attributes)
            {
                if (key.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    writer.WriteString(key[Prefix.Length..], value.AsText());
                }
            }
            writer.WriteEndObject();
        });
    }
}
