namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

internal enum OtlpValueKind
{
    /// <summary>A KeyValue that came without a value. Langfuse's worker fails on it and loses the whole export.</summary>
    Missing,
    Text,
    Boolean,
    Integer,
    Double,
    Array,

    /// <summary>Something Langfuse keeps as the JSON text of its wire form: maps, bytes, empty values, arrays without values.</summary>
    WireText,
}
