// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"essay-grade","type":"numeric","min":0,"max":5},{"name":"plagiarism","type":"boolean"}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var essays = new List<Essay>
{
    new("e-1", 'A', false),
    new("e-2", 'C', true),
};

foreach (var essay in essays)
{
    var traceId = LangfuseClient.CreateTraceId(seed: essay.Id);
    var points = essay.Letter switch
    {
        'A' => 5.0,
        'B' => 4.0,
        'C' => 3.0,
        'D' => 2.0,
        'F' => -1.0,
        _ => 0.0,
    };
    langfuse.Score("essay-grade", points, traceId: traceId);
    langfuse.Score("plagiarism", essay.Copied, traceId: traceId);
}

record Essay(string Id, char Letter, bool Copied);
