using System.Data.Common;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>ClickHouse cannot be reached, or was lost in the middle of an answer.</summary>
internal sealed class LostClickHouseException(string message, Exception inner) : DbException(message, inner)
{
    public override bool IsTransient => true;
}
