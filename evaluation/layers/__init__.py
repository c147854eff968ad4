"""One module a layer: which gold is compared with what of the Story, under which protocol."""
