// Planted: LFO4011
using Langfuse.Observe;
namespace Feedback;

public sealed class Thumbs(LangfuseClient langfuse)
{
    public void Up(string answerId) => langfuse.Score("thumbs", true, observationId: answerId, comment: "from the page");
}
