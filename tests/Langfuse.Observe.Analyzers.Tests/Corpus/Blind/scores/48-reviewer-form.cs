// Planted: LFO4008
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var forms = new[]
{
    new ReviewForm("0af7651916cd43dd8448eb211c80319c", "Misses the warranty clause", 3),
    new ReviewForm("4bf92f3577b34da6a3ce929d0e0e4736", null, 5),
};

foreach (var form in forms)
{
    var note = form.Remark is null ? "" : form.Remark.Trim();
    langfuse.Score("reviewer-note", note, traceId: form.TraceId, dataType: ScoreDataType.Text);
    langfuse.Score("rating", form.Stars / 5.0, traceId: form.TraceId);
}

internal sealed record ReviewForm(string TraceId, string? Remark, int Stars);
