namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Where a field of the API is in the database.</summary>
/// <param name="Expression">The column or expression; <c>@key</c> in it stands for the key of the condition.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Around">A condition around the comparison, which <c>{0}</c> stands for: a subquery on another table.</param>
internal sealed record SqlField(string Expression, FieldKind Kind = FieldKind.Text, string Around = "{0}");
