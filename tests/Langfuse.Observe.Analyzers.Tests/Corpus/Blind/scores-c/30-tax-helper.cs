// Planted: LFO4010
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var command = args.FirstOrDefault() ?? "review";
switch (command)
{
    case "review":
        Review.Save(langfuse, args[1], grade: args[2][0]);
        break;
    case "flag":
        Review.Flag(langfuse, args[1]);
        break;
    default:
        Console.Error.WriteLine("review TRACE GRADE | flag TRACE");
        break;
}

static class Review
{
    public static void Save(LangfuseClient langfuse, string traceId, char grade)
    {
        var letter = char.ToUpperInvariant(grade) switch
        {
            'A' => "very good",
            'B' => "good",
            _ => "poor",
        };
        langfuse.Score("advisor-grade", letter, traceId: traceId, dataType: ScoreDataType.Numeric);
    }

    public static void Flag(LangfuseClient langfuse, string traceId) => langfuse.Score("flagged", true, traceId: traceId);
}
