// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "accepted", "type": "boolean" }, { "name": "edit-distance", "type": "numeric", "min": 0 } ] }

await using var langfuse = LangfuseClient.Start();
var session = args.FirstOrDefault() ?? "editor-1";
var suggestions = new (string Suggested, string Kept)[]
{
    ("for (int i = 0", "for (var i = 0"),
    ("return null;", "return null;"),
};

Console.WriteLine($"session {session}");
foreach (var (suggested, kept) in suggestions)
{
    Console.WriteLine($"- {suggested}");
    Console.WriteLine($"+ {kept}");
    Rate(langfuse, session, suggested, kept);
}

static void Rate(LangfuseClient langfuse, string session, string suggested, string kept)
{
    var distance = suggested.Zip(kept).Count(pair => pair.First != pair.Second);
    langfuse.Score("edit-distance", distance, sessionId: session);
    langfuse.Score("accepted", distance == 0, sessionId: session);
    langfuse.Score("keystrokes", kept.Length, sessionId: session);
}
