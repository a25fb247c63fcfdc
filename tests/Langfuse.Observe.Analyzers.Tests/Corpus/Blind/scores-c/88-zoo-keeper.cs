// Right
using Langfuse.Observe;

namespace Zoo.Keeper;

public sealed record Observed(string Animal, bool Ate, IReadOnlyList<string> Remarks);

public sealed class KeeperLog(LangfuseClient langfuse)
{
    public void Write(string traceId, Observed observed)
    {
        langfuse.Score("animal-ate", observed.Ate, traceId: traceId, comment: string.Join(Environment.NewLine, observed.Remarks));

        var text = "";
        foreach (var remark in observed.Remarks)
        {
            if (text.Length + remark.Length > 490)
            {
                break;
            }

            text = text.Length == 0 ? remark : text + "; " + remark;
        }

        if (text.Length > 0)
        {
            langfuse.Score("keeper-remark", text, traceId: traceId, dataType: ScoreDataType.Text);
        }
    }
}
