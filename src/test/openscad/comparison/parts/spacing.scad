// Letters stand 2.4 % further apart since 2022; with this they stand where they did.
as_ever = version_num() < 20220000 ? 1 : 1 / 1.024;
