namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Takes the values of a row one after the other, in the order of its columns.</summary>
internal interface IRowWriter<TSelf>
    where TSelf : IRowWriter<TSelf>
{
    TSelf Text(string? value);

    TSelf Number(long? value);

    TSelf Real(double? value);

    TSelf Flag(bool? value);
}
