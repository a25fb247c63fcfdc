namespace RagPipeline.Terminal;

/// <summary>A colour for each type of observation.</summary>
internal static class Colours
{
    public static string Paint(string type, string text) => $"[{Of(type)}]{text}[/]";

    private static string Of(string type) => type switch
    {
        "GENERATION" => "magenta",
        "RETRIEVER" => "teal",
        "EVALUATOR" => "green",
        "GUARDRAIL" => "darkorange",
        "CHAIN" => "mediumpurple",
        _ => "steelblue1",
    };
}
