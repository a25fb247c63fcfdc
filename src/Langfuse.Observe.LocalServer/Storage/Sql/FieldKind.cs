namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>What a field of the API is in the database, which decides how it can be compared.</summary>
internal enum FieldKind
{
    Text,

    /// <summary>A number, or microseconds.</summary>
    Number,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>A JSON list of texts.</summary>
    List,

    /// <summary>A text found under <c>@key</c>, such as an entry of metadata.</summary>
    TextByKey,

    /// <summary>A number found under <c>@key</c>, such as the mean of the scores of a name.</summary>
    NumberByKey,
}
