// Planted: LFO4006
// Vocabulary: {"scores":[{"name":"thumbs","type":"boolean"},{"name":"response-time","type":"numeric","min":0}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var store = new FeedbackStore(langfuse);

store.Handle(new FeedbackDto("4bf92f3577b34da6a3ce929d0e0e4736", Up: true, Millis: 412));
store.Handle(new FeedbackDto("0af7651916cd43dd8448eb211c80319c", Up: false, Millis: 998));

sealed record FeedbackDto(string TraceId, bool Up, double Millis);

sealed class FeedbackStore
{
    private readonly LangfuseClient _langfuse;

    public FeedbackStore(LangfuseClient langfuse) => _langfuse = langfuse;

    public void Handle(FeedbackDto dto)
    {
        double vote = dto.Up ? 1 : -1;
        _langfuse.Score("thumbs", vote, traceId: dto.TraceId, comment: "widget");
        _langfuse.Score("response-time", dto.Millis, traceId: dto.TraceId);
    }
}
